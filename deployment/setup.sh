#!/bin/sh
# Gets ready what the Makefile needs of the machine: `setup.sh venv PYTHON` or `setup.sh postgresql`.
# Only what is missing is installed, as a Debian package, and never in silence.
set -eu

install_package() {
    as_root=$(test "$(id -u)" -eq 0 || echo sudo)
    echo "setup: installing the Debian package $1, needed for $2" >&2
    $as_root apt-get update --quiet=2
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install --quiet=2 --yes --no-install-recommends "$1"
}

make_venv() {
    if .venv/bin/python -m pip --version >/dev/null 2>&1; then return; fi
    if ! "$1" -c 'import ensurepip' 2>/dev/null; then
        version=$("$1" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
        install_package "$version-venv" "the virtual environment .venv"
    fi
    "$1" -m venv --clear .venv
}

case $1 in
venv) make_venv "$2" ;;
postgresql)
    if ! .venv/bin/python -m tests.postgres; then
        install_package postgresql "the tests on a real PostgreSQL"
    fi
    ;;
esac
