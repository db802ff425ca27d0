# Two commands: `make run` runs the main job, `make test` the tests. Both set everything up first.
PYTHON ?= python3
TORCH ?= torch==2.13.0
DEBIAN_RUST := rustc cargo rust-doc
BIN := .venv/bin

.PHONY: run test setup toolchain corpus check snapshot bench docs clean

run: setup
	$(BIN)/rusta run examples/quickstart.toml

test: setup
	$(BIN)/python -m pytest -n 2 --dist worksteal

setup: toolchain .venv/ready .venv/analyzer

# The CPU build of torch first: its index entry ends in +cpu where there is one; the plain build is the way out.
.venv/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "rusta needs Python 3.11 or newer; set PYTHON=")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '$(TORCH)+cpu' 2>/dev/null \
	  || $(BIN)/python -m pip install --quiet --disable-pip-version-check '$(TORCH)'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train,dev]'
	touch $@

# What benchmarks are measured beside.
.venv/peers: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	touch $@

# rustc, cargo, the documentation and the sandbox: Debian's packages where we may install them (its newer -web builds
# where it has them), else one line to type. With a Rust of Debian's come its clippy and rustfmt, if it has them: the tools
# of those names say what is missing where they are not there.
toolchain:
	@missing=""; \
	command -v rustc >/dev/null && command -v cargo >/dev/null || missing="$(DEBIAN_RUST)"; \
	command -v bwrap >/dev/null || missing="$$missing bubblewrap"; \
	test -z "$$missing" && exit 0; \
	sudo=""; test "$$(id -u)" = 0 || sudo="sudo -n"; \
	if command -v apt-get >/dev/null && $$sudo true 2>/dev/null; then \
	  $$sudo apt-get update -qq; \
	  case "$$missing" in rustc*) ! apt-cache show rustc-web >/dev/null 2>&1 || missing="rustc-web cargo-web rust-web-doc bubblewrap";; esac; \
	  case "$$missing" in rustc-web*) extra="rust-web-clippy rustfmt-web";; rustc*) extra="rust-clippy rustfmt";; *) extra="";; esac; \
	  echo "setup: installing $$missing"; \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing >/dev/null || exit 1; \
	  for name in $$extra; do \
	    DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$name >/dev/null 2>&1 || echo "setup: no $$name here, left out"; \
	  done; \
	else \
	  echo "setup: this machine lacks: $$missing" >&2; \
	  echo "setup: install it, then run make again:  sudo apt-get install -y $$missing" >&2; \
	  exit 1; \
	fi

# Types of whole crates, tried once: what lacks rust-analyzer or the library's sources asks the compiler instead, so
# nothing fails for want of them.
.venv/analyzer: .venv/ready
	@touch $@; \
	works() { { rust-analyzer --version || /usr/bin/rust-analyzer --version; } >/dev/null 2>&1 \
	  && ls -d "$$(rustc --print sysroot)/lib/rustlib/src/rust/library" /usr/src/rustc-*/library 2>/dev/null | grep -q .; }; \
	works && exit 0; \
	sudo=""; test "$$(id -u)" = 0 || sudo="sudo -n"; \
	if command -v apt-get >/dev/null && $$sudo true 2>/dev/null; then \
	  $$sudo apt-get update -qq 2>/dev/null; \
	  for packages in "rust-web-analyzer rust-web-src" "rust-analyzer rust-src"; do \
	    works || DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$packages >/dev/null 2>&1 || true; \
	  done; \
	fi; \
	works || echo "setup: no rust-analyzer with the library's sources here: types are the compiler's word alone" \
	  "(rustup component add rust-analyzer rust-src mends it)"

# Some 90 MB of Rust to learn from, only when it is asked for: Debian's sources of the crates in datasets/debian-crates.txt.
corpus:
	@command -v apt-get >/dev/null || { \
	  echo "corpus: this machine has no apt-get, which would install the crates in datasets/debian-crates.txt" >&2; \
	  echo "corpus: the source crates reads cargo's own registry as well: \`cargo fetch\` in a project fills it" >&2; exit 1; }; \
	sudo=""; test "$$(id -u)" = 0 || sudo="sudo -n"; \
	$$sudo true 2>/dev/null || { echo "corpus: installing packages needs root:  sudo make corpus" >&2; exit 1; }; \
	$$sudo apt-get update -qq || exit 1; \
	wanted=$$(grep -v '^#' datasets/debian-crates.txt); here=$$(apt-cache pkgnames librust- | grep -Fx "$$wanted"); \
	for name in $$wanted; do echo "$$here" | grep -Fxq "$$name" || echo "corpus: no package $$name in this release, left out" >&2; done; \
	test -n "$$here" || exit 1; \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$here >/dev/null || exit 1; \
	find /usr/share/cargo/registry -name '*.rs' -type f -printf '%s\n' \
	  | awk '{ bytes += $$1 } END { printf "corpus: %d files of Rust, %.1f MB\n", NR, bytes / 1e6 }'

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m rusta_core.schemas --check
	$(BIN)/python -m rusta_core.reference --check
	$(BIN)/rusta data verify

snapshot: setup
	$(BIN)/rusta data snapshot examples/corpus.toml

bench: setup .venv/peers
	$(BIN)/python tests/bench/run.py --write docs/benchmarks.md

docs: setup
	$(BIN)/python -m rusta_core.reference --write

clean:
	rm -rf .venv runs .pytest_cache .mypy_cache .ruff_cache
