"""The headless commands: the same use cases as the window, without Qt. One small file a group."""
