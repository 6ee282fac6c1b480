# Shared by ./run and ./check: installing what is missing. Sourced, not run.

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# need_packages LIST…: installs those of tools/packages/LIST.txt that are missing.
need_packages() {
    local list package missing=""
    for list in "$@"; do
        while read -r package; do
            case $package in "" | \#*) continue ;; esac
            dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=" $package"
        done <"tools/packages/$list.txt"
    done
    [ -n "$missing" ] || return 0
    mkdir -p build/log
    echo "installing:$missing"
    # shellcheck disable=SC2086
    if ! { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } \
        </dev/null >build/log/install.log 2>&1; then
        tail -30 build/log/install.log
        echo "The packages could not be installed. Is the machine online, and may you use sudo? Whole log: build/log/install.log"
        exit 1
    fi
}

# need COMMAND LIST: installs the list when the command is missing.
need() { command -v "$1" >/dev/null || need_packages "$2"; }
