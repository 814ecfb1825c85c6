# Thin words over uv. `make run` and `make test` need Python 3.11 or newer, git and make; they bring the rest.
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)

# The certificates of the system: a school or office network often has its own.
export UV_SYSTEM_CERTS := 1
# Tests start the bot hundreds of times: compiled once, that takes two thirds of the time.
export PYTHONDONTWRITEBYTECODE :=
RUN := $(UV) run --frozen --quiet

.PHONY: run test check bench faults
run: $(UV)
	@$(RUN) --no-dev quillcast

test: $(UV)
	@$(RUN) pytest -n auto

check: $(UV)
	@$(RUN) ruff format --check .
	@$(RUN) ruff check .
	@$(RUN) mypy
	@$(RUN) lint-imports

bench: $(UV)
	@$(RUN) python -m tests.bench

faults: $(UV)
	@$(RUN) pytest -n auto -m faults

.uv/bin/uv:
	@sh bot/deploy/bring_uv.sh
