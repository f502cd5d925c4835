# Shared by demo, verify and rimborso; sourced, not run. Sets ROOT (the project), APP (smart-launch), VERSION.

APP="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
ROOT="$(dirname "$APP")"
VERSION="$(sed -n 's|.*<version>\(.*\)</version>.*|\1|p' "$ROOT/pom.xml" | head -n 1)"
APP_JAR="$APP/target/rimborso-smart-launch-$VERSION.jar"
SANDBOX_JAR="$APP/sandbox-ehr/target/rimborso-sandbox-ehr-$VERSION.jar"
SOURCES=("$ROOT/pom.xml" "$ROOT/plugin" "$ROOT/fhir-profiles" "$APP/pom.xml" "$APP/src" "$APP/sandbox-ehr")

# No copy of the memory on disk, whatever goes wrong: it holds tokens and charts.
NO_DUMPS=(-XX:-HeapDumpOnOutOfMemoryError -XX:-CreateCoredumpOnCrash)
ulimit -c 0

die() {
  echo "$(basename "$0"): $1" >&2
  exit "${2:-1}"
}

# The java to run: of JAVA_HOME, else of the path; 17 or newer.
find_java() {
  JAVA="${JAVA_HOME:+$JAVA_HOME/bin/}java"
  command -v "$JAVA" >/dev/null 2>&1 || die "no Java found; install a JDK 17 or newer, or set JAVA_HOME" 2
  local major
  major="$("$JAVA" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)"
  [ "${major:-0}" -ge 17 ] || die "Java ${major:-unknown} is too old; install a JDK 17 or newer, or set JAVA_HOME" 2
}

# Whether a jar is missing or older than some source file.
stale() {
  local jar
  for jar in "$APP_JAR" "$SANDBOX_JAR"; do
    [ -f "$jar" ] || return 0
    [ -z "$(find "${SOURCES[@]}" -name target -prune -o -type f -newer "$jar" -print -quit)" ] || return 0
  done
  return 1
}

# Builds what is missing; says on standard error what it is doing, the whole log goes to target/build.log.
build() {
  stale || return 0
  command -v mvn >/dev/null 2>&1 || die "no Maven found; install Maven 3.8 or newer" 2
  mkdir -p "$APP/target"
  local log="$APP/target/build.log"
  echo "building Rimborso (the first time this downloads its libraries; log: $log)" >&2
  (cd "$ROOT" && mvn -B -Dmaven.test.skip=true package) 2>&1 | tee "$log" | awk '
    /^Downloaded from/ || /Downloaded from/ { n++; if (n % 100 == 0) { print "  " n " files downloaded" > "/dev/stderr" } }
    /Building Rimborso/ { sub(/^.*Building /, ""); print "  " $0 > "/dev/stderr" }'
  if [ "${PIPESTATUS[0]}" -ne 0 ]; then
    grep -m 20 'ERROR' "$log" >&2
    die "the build failed; the whole log is in $log"
  fi
  stale || return 0
  touch "$APP_JAR" "$SANDBOX_JAR"
}
