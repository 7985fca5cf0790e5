"""The use cases, alike for window and headless commands. They change a study through `ports.ProjectStore` alone."""
