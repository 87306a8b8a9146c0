#!/bin/sh
# Makes sure that the programs of PostgreSQL are there, with which tests start a server of their
# own: installs Debian's where that can be done without asking. Without them those tests are skipped.
set -u

command -v initdb >/dev/null 2>&1 && exit 0
for program in /usr/lib/postgresql/*/bin/initdb; do
    [ -x "$program" ] && exit 0
done

if command -v apt-get >/dev/null 2>&1; then
    become=""
    [ "$(id -u)" -eq 0 ] || become="sudo -n"
    echo "PostgreSQL ontbreekt; installeren met apt-get."
    # Debian would start a server at once; the tests want none but their own.
    $become apt-get update -qq &&
        $become env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql-common >/dev/null &&
        $become sh -c "sed -i 's/^#* *create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf" &&
        $become env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null && exit 0
fi
echo "PostgreSQL is niet te vinden; de tests ermee worden overgeslagen." >&2
exit 0
