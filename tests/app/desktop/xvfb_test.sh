#!/usr/bin/env bash
# tests/app/desktop/xvfb_test.sh [WAYMARK-DESKTOP]: plays a user on the real window, on a virtual screen of its own.
# WAYMARK_SHOTS=FOLDER keeps the pictures that it takes.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
program=${1:-$top/build/release/bin/waymark-desktop}
work=$(mktemp -d)
shots=${WAYMARK_SHOTS:-$work}
mkdir -p "$shots"
log=$work/log
server="" window_process="" window=""

stop() {
    [ -z "$1" ] || kill "$1" 2>>"$log" || true
    [ -z "$1" ] || wait "$1" 2>>"$log" || true
}
trap 'stop "$window_process"; stop "$server"; rm -rf "$work"' EXIT

fail() {
    echo "FAILED: $*" >&2
    echo "--- what the program and the X server said" >&2
    cat "$log" >&2
    exit 1
}

export XDG_CONFIG_HOME=$work/config LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY

# --- the screen

# -noreset: otherwise the server forgets its resources whenever the last client leaves.
start_screen() { # DOTS-PER-INCH WIDTHxHEIGHTxDEPTH
    [ -p "$work/display" ] || mkfifo "$work/display"
    exec 3<>"$work/display"
    Xvfb -displayfd 3 -noreset -screen 0 "$2" >>"$log" 2>&1 &
    server=$!
    read -r -t 20 number <&3 || fail "Xvfb did not start"
    exec 3>&-
    export DISPLAY=:$number
    xprop -root -f RESOURCE_MANAGER 8s -set RESOURCE_MANAGER "Xft.dpi: $1"
}

stop_screen() {
    stop "$server"
    server=""
}

# --- the window

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# How many colours the screen shows; before the first frame it is one.
colours() { import -silent -window root -depth 8 -format %k info:; }

start_window() { # JOURNEY; its title begins with what is given after it
    local began
    began=$(milliseconds)
    "$program" "$1" >>"$log" 2>&1 &
    window_process=$!
    for _ in $(seq 200); do
        must_live
        window=$(xdotool search --onlyvisible --name "$2" 2>>"$log" | head -1) && [ -n "$window" ] && break
        sleep 0.05
    done
    [ -n "$window" ] || fail "no window called $2 within 10 s"
    for _ in $(seq 40); do
        [ "$(colours)" -lt 50 ] || break
        sleep 0.05
    done
    [ "$(colours)" -ge 50 ] || fail "the window stays empty"
    echo "  start to first frame: $(($(milliseconds) - began)) ms, taking the picture included"
    xdotool windowfocus "$window"
    sleep 0.5
}

must_live() { kill -0 "$window_process" 2>/dev/null || fail "waymark-desktop ended"; }

must_be_called() { # PATTERN
    for _ in $(seq 40); do
        [[ $(xdotool getwindowname "$window") != $1 ]] || return 0
        sleep 0.05
    done
    fail "the window is called $(xdotool getwindowname "$window") and not $1"
}

must_end_with() { # STATUS
    local status=0
    for _ in $(seq 100); do
        kill -0 "$window_process" 2>/dev/null || break
        sleep 0.05
    done
    ! kill -0 "$window_process" 2>/dev/null || fail "waymark-desktop did not quit"
    wait "$window_process" || status=$?
    window_process=""
    [ "$status" -eq "$1" ] || fail "waymark-desktop ended with status $status and not $1"
}

picture() { import -silent -window root "$shots/$1.png"; }
fingerprint() { import -silent -window root -depth 8 rgb:- | cksum; }
press() { xdotool key --delay 60 "$@"; }
click() { xdotool mousemove "$1" "$2" sleep 0.1 click 1 sleep 0.4; }

# In ticks of the clock; the fields after the name, which may hold spaces.
processor_ticks() { sed 's/.*) //' "/proc/$window_process/stat" | awk '{print $12 + $13}'; }

must_idle() {
    local before after percent
    sleep 1
    before=$(processor_ticks)
    sleep 3
    after=$(processor_ticks)
    percent=$(awk -v ticks=$((after - before)) -v hertz="$(getconf CLK_TCK)" 'BEGIN {print 100 * ticks / hertz / 3}')
    echo "  idle: $percent % of a core"
    awk -v percent="$percent" 'BEGIN {exit !(percent < 2)}' || fail "an idle window takes $percent % of a core"
}

# --- the stories; places are those of a window as large as its screen of 1440 × 900, times the scale

journey=$work/hotel.journey.json
open_hotel() {
    cp "$top/scenarios/city-hotel.journey.json" "$journey"
    start_window "$journey" "City hotel"
}
must_be_saved_with() { # SCORE, of the process at the check-in
    local score
    for _ in $(seq 40); do
        score=$(sed -n '/"id": "checkin"/,/}/s/.*"process": \([0-9.]*\).*/\1/p' "$journey" | head -1)
        [ "$score" != "$1" ] || return 0
        sleep 0.05
    done
    fail "the file has $score for the process at the check-in and not $1"
}
select_checkin() { click $((675 * scale)) $((155 * scale)); }
drag_process() { # from 4.5 to the right
    local y=$((203 * scale)) x
    xdotool mousemove $((1314 * scale)) $y sleep 0.1 mousedown 1 sleep 0.1
    for x in 1320 1326 1332 1340; do xdotool mousemove $((x * scale)) $y sleep 0.03; done
    xdotool mouseup 1 sleep 0.3
}

work_with_the_hotel() { # SCALE
    scale=$1
    open_hotel
    must_idle
    local opened selected
    opened=$(fingerprint)
    picture "opened-$scale"
    select_checkin
    selected=$(fingerprint)
    [ "$selected" != "$opened" ] || fail "a click on a card selects nothing"
    drag_process
    must_be_called "*• edited*"
    picture "dragged-$scale"
    press ctrl+z
    must_be_called "City hotel: one stay and the next – Waymark"
    drag_process
    press ctrl+s
    must_be_called "City hotel: one stay and the next – Waymark"
    must_be_saved_with 8.2
    picture "saved-$scale"
    must_live
    must_idle
    press ctrl+q
    must_end_with 0
}

echo "an afternoon with the hotel, at 96 dpi"
start_screen 96 1440x900x24
work_with_the_hotel 1

echo "leaving with unsaved work"
open_hotel
select_checkin
drag_process
must_be_called "*• edited*"
press ctrl+q
sleep 0.5
picture question
must_live
press Escape
sleep 0.3
press ctrl+q
sleep 0.5
press Return # Save
must_end_with 0
must_be_saved_with 8.2
stop_screen

echo "no display"
status=0
DISPLAY="" "$program" "$journey" 2>>"$log" || status=$?
[ "$status" -eq 4 ] || fail "without a display the status is $status and not 4"
