"""The project itself: settings, wire contract, errors. Imports no app."""
