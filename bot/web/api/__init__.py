"""The API that the widget uses. Its description is served at /api/openapi.json."""
