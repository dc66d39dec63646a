#!/bin/sh
# Gets ready what the Makefile needs of the machine: `setup.sh venv PYTHON`, `setup.sh postgresql`,
# `setup.sh browser`, `setup.sh compiler` or `setup.sh npm`.
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
browser)
    command -v chromium >/dev/null || install_package chromium "cards drawn as people see them"
    # Where a card breaks its lines is a matter of the font: the same for everybody.
    test -d /usr/share/fonts/truetype/open-sans ||
        install_package fonts-open-sans "cards drawn alike everywhere"
    ;;
compiler)
    command -v cc >/dev/null || install_package gcc "the power cuts of the tests"
    test -e /usr/include/stdio.h || install_package libc6-dev "the power cuts of the tests"
    ;;
npm) command -v npm >/dev/null || install_package npm "the cards' renderer and axe-core" ;;
esac
