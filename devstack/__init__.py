"""PostgreSQL, Valkey and the project's own processes, for ./run. Paths and processes only."""
