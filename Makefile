# Giro's everyday commands; `make` alone lists them.

PYTHON ?= $(firstword $(shell command -v python3.11) python3)
IN_VENV = .venv/bin/
READY = .venv/ready
CARDS = tests/bot/cards
RENDERER = $(CARDS)/node_modules/ready
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(IN_VENV)pip-compile --quiet \
	--generate-hashes --allow-unsafe --no-emit-options
# The longest tests mostly wait: one more at once than there are processors.
AT_ONCE = $$(($$(nproc) + 1))
AUDIT = $(IN_VENV)python -m deployment.audit requirements.txt

.DEFAULT_GOAL = help
.PHONY: help rehearse test chaos fuzz audit run package bench pictures lock

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

rehearse: $(READY) ## Play the 24 November session without Teams; leaves out/
	$(IN_VENV)python app.py rehearse

test: $(READY) $(RENDERER) ## Everything that CI runs: format, lint, types, dependencies, tests
	sh deployment/setup.sh postgresql
	sh deployment/setup.sh browser
	sh deployment/setup.sh compiler
	$(IN_VENV)ruff format --check
	$(IN_VENV)ruff check
	$(IN_VENV)mypy
	$(IN_VENV)pip check
	$(AUDIT)
	$(IN_VENV)pytest --numprocesses $(AT_ONCE) --dist worksteal --cov

fuzz: $(READY) ## Send 100,000 spoilt activities at the door; FUZZ_CASES says how many
	FUZZ_CASES=$${FUZZ_CASES:-100000} $(IN_VENV)pytest -s tests/bot/door/test_fuzzing.py

audit: $(READY) ## Hold what runs against the advisories of the day
	$(AUDIT)

chaos: $(READY) ## Kill 200 processes and see what is lost; CHAOS_KILLS and CHAOS_SEED say else
	sh deployment/setup.sh postgresql
	sh deployment/setup.sh compiler
	$(IN_VENV)python -m tests.chaos

run: $(READY) ## Serve the bot with the settings of the environment and .env
	$(IN_VENV)python app.py serve

package: $(READY) ## Write out/giro-teams.zip, the app that Teams takes
	$(IN_VENV)python -m deployment.teams.package out/giro-teams.zip

bench: $(READY) ## Measure answers, crowds, many meetings, a day at speed; MEASURES picks some
	$(IN_VENV)python -m tests.bench $(MEASURES)

pictures: $(READY) $(RENDERER) ## Draw the README's pictures from the real cards
	sh deployment/setup.sh browser
	$(IN_VENV)python -m tests.bot.cards.pictures deployment/pictures --readme

lock: $(READY) ## Pin what requirements*.in choose, with hashes
	$(COMPILE) --output-file requirements.txt requirements.in
	$(COMPILE) --output-file requirements-dev.txt requirements-dev.in

# Touched last, so that an installation broken off is done again.
$(READY): requirements.txt requirements-dev.txt
	sh deployment/setup.sh venv $(PYTHON)
	$(IN_VENV)pip install --quiet --require-hashes $(addprefix -r ,$^)
	touch $@

$(RENDERER): $(CARDS)/package.json $(CARDS)/package-lock.json
	sh deployment/setup.sh npm
	npm ci --prefix $(CARDS) --loglevel=error
	touch $@
