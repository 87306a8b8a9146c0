#!/bin/sh
# Makes sure that a Chromium is there, with which tests look at the HTML edition: installs Debian's
# where that can be done without asking. Without one those tests are skipped.
set -u

for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done

if command -v apt-get >/dev/null 2>&1; then
    become=""
    [ "$(id -u)" -eq 0 ] || become="sudo -n"
    echo "Chromium ontbreekt; installeren met apt-get."
    $become apt-get update -qq &&
        $become env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
echo "Chromium is niet te vinden; tests van de HTML-editie worden overgeslagen." >&2
exit 0
