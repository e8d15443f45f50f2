#!/bin/sh
# Starts Aircheck in a container as the user that PUID and PGID name, with the files that UMASK allows. The program takes this
# script's place, so that it is what the container's signals reach: it finishes its files when it is asked to end.
set -eu

program=${AIRCHECK_PROGRAM:-/opt/aircheck/aircheck}
home=${AIRCHECK_HOME:-/aircheck}
config=${AIRCHECK_CONFIG_VOLUME:-/config}
recordings=${AIRCHECK_RECORDINGS_VOLUME:-/recordings}
uid=${PUID:-1000}
gid=${PGID:-1000}
mask=${UMASK:-022}
# They are no settings.
unset AIRCHECK_PROGRAM AIRCHECK_CONFIG_VOLUME AIRCHECK_RECORDINGS_VOLUME

refuse() {
  printf 'aircheck: %s\n' "$@" >&2
  exit 2
}

case $uid in '' | *[!0-9]*) refuse "PUID must be a number, not \"$uid\"" "PUID 必须是数字，而不是“$uid”" ;; esac
case $gid in '' | *[!0-9]*) refuse "PGID must be a number, not \"$gid\"" "PGID 必须是数字，而不是“$gid”" ;; esac
case $mask in '' | *[!0-7]*) refuse "UMASK must be octal such as 022, not \"$mask\"" "UMASK 必须是八进制数（例如 022），而不是“$mask”" ;; esac
umask "$mask"

[ $# -gt 0 ] || set -- serve
case " $* " in
  *" --home "* | *" --home="*) ;;
  *)
    case $1 in
      serve | demo | migrate | doctor | list | add | pause | resume | stop | split | check | record | platforms | catalogue | identify)
        set -- "$@" --home "$home"
        ;;
    esac
    ;;
esac

mkdir -p "$config/database" "$config/logs" 2>/dev/null || true

# A container that was started with --user is that user already.
if [ "$(id -u)" -ne 0 ] || [ "$uid" -eq 0 ]; then
  exec "$program" "$@"
fi

# Only what is ours: a library of years on a network share is never gone through.
if [ "${SKIP_CHOWN:-}" != 1 ]; then
  find "$config" "$config/database" "$config/logs" -maxdepth 1 ! -user "$uid" -exec chown -h "$uid:$gid" {} + || true
  chown "$uid:$gid" "$recordings" 2>/dev/null || true
fi
exec setpriv --reuid "$uid" --regid "$gid" --clear-groups --no-new-privs -- "$program" "$@"
