#!/bin/sh
# Makes sure that Pango is there, which WeasyPrint needs for a PDF: installs it where that can be
# done without asking, and says how otherwise. Argument: the Python of the environment.
set -u

works() { "$1" -c "import weasyprint" >/dev/null 2>&1; }

works "$1" && exit 0

case "$(uname -s)" in
Linux)
    if command -v apt-get >/dev/null 2>&1; then
        packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        become=""
        # Without sudo nothing can be installed: what follows fails without a word.
        [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null 2>&1 && become="sudo -n" || become="false"; }
        echo "Pango ontbreekt; proberen te installeren met apt-get."
        # shellcheck disable=SC2086  # words on purpose
        $become apt-get update -qq && $become env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >/dev/null
        advice="sudo apt-get install $packages"
    else
        advice="installeer het pakket pango van uw distributie"
    fi
    ;;
Darwin)
    command -v brew >/dev/null 2>&1 && brew install --quiet pango
    advice="brew install pango; zet daarna DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib"
    ;;
*)
    advice="gebruik WSL, of MSYS2: pacman -S mingw-w64-ucrt-x86_64-pango"
    ;;
esac

works "$1" && exit 0
echo "Pango is er niet en kon niet worden geïnstalleerd. Met beheerrechten gaat het zo:" >&2
echo "    $advice" >&2
echo "Typ daarna opnieuw: make rapport" >&2
exit 1
