"""The widgets of the window: each shows values it is given and emits what a person wants."""
