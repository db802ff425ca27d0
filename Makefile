# Two commands: `make run` runs the main job, `make test` the tests. Both set everything up first.
PYTHON ?= python3
TORCH ?= torch==2.13.0
DEBIAN_RUST := rustc cargo rust-doc
BIN := .venv/bin

.PHONY: run test setup toolchain check bench docs clean

run: setup
	$(BIN)/rusta run examples/quickstart.toml

test: setup
	$(BIN)/python -m pytest -n 2 --dist worksteal

setup: toolchain .venv/ready

# The CPU build of torch first: its index entry ends in +cpu where there is one; the plain build is the way out.
.venv/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "rusta needs Python 3.11 or newer; set PYTHON=")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '$(TORCH)+cpu' 2>/dev/null \
	  || $(BIN)/python -m pip install --quiet --disable-pip-version-check '$(TORCH)'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train,dev]'
	touch $@

# rustc, cargo, the documentation and the sandbox: Debian's packages where we may install them (its newer -web builds
# where it has them), else one line to type.
toolchain:
	@missing=""; \
	command -v rustc >/dev/null && command -v cargo >/dev/null || missing="$(DEBIAN_RUST)"; \
	command -v bwrap >/dev/null || missing="$$missing bubblewrap"; \
	test -z "$$missing" && exit 0; \
	sudo=""; test "$$(id -u)" = 0 || sudo="sudo -n"; \
	if command -v apt-get >/dev/null && $$sudo true 2>/dev/null; then \
	  $$sudo apt-get update -qq; \
	  case "$$missing" in rustc*) ! apt-cache show rustc-web >/dev/null 2>&1 || missing="rustc-web cargo-web rust-web-doc bubblewrap";; esac; \
	  echo "setup: installing $$missing"; \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing >/dev/null; \
	else \
	  echo "setup: this machine lacks: $$missing" >&2; \
	  echo "setup: install it, then run make again:  sudo apt-get install -y $$missing" >&2; \
	  exit 1; \
	fi

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m rusta_core.schemas --check
	$(BIN)/python -m rusta_core.reference --check

bench: setup
	$(BIN)/python tests/bench/run.py --write docs/benchmarks.md

docs: setup
	$(BIN)/python -m rusta_core.reference --write

clean:
	rm -rf .venv runs .pytest_cache .mypy_cache .ruff_cache
