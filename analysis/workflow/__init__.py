"""The use cases, the same for the window and the headless commands. They change a study through `ports.ProjectStore`."""
