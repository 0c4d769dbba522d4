#!/usr/bin/env bash
# The command line: built when its sources are newer than the last build. `./cds --help` lists the verbs.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$root/.ci/need"
built=$root/.build/cds
mkdir -p "$root/.build"
(
  flock 9
  if [ ! -e "$built/cds" ] || [ -n "$(find "$root"/src "$root"/programs "$root"/Directory.* -newer "$built/cds" -type f \
      -not -path '*/obj/*' -not -path '*/bin/*' -not -path '*/node_modules/*' -not -path '*/wwwroot/*' -print -quit 2>/dev/null)" ]; then
    echo "Building…" >&2
    dotnet publish "$root/src/Server" -c Release -o "$built" -v quiet --nologo >&2
    touch "$built/cds"
  fi
) 9>"$root/.build/lock"
[ "${1:-}" != --build ] || exit 0
need_postgres
exec "$built/cds" "$@"
