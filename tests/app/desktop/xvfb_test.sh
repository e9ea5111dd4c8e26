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
    [ -z "$server" ] || import -silent -window root "$shots/failed.png" || true
    exit 1
}

export XDG_CONFIG_HOME=$work/config XDG_STATE_HOME=$work/state LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY

# --- the screen

# -noreset: otherwise the server forgets its resources whenever the last client leaves.
scale=1
start_screen() { # SCALE: pixels per unit
    scale=$1
    [ -p "$work/display" ] || mkfifo "$work/display"
    exec 3<>"$work/display"
    Xvfb -displayfd 3 -noreset -screen 0 "$((1440 * scale))x$((900 * scale))x24" >>"$log" 2>&1 &
    server=$!
    read -r -t 20 number <&3 || fail "Xvfb did not start"
    exec 3>&-
    export DISPLAY=:$number
    xprop -root -f RESOURCE_MANAGER 8s -set RESOURCE_MANAGER "Xft.dpi: $((96 * scale))"
}

stop_screen() {
    stop "$server"
    server=""
}

# --- the window

# A loaded machine draws a frame in half a second; nothing here asks how fast it is but must_idle.
patience=400 # times 50 ms

until_true() { # COMMAND...: whether it succeeded before patience ended
    local _
    for _ in $(seq "$patience"); do
        ! "$@" || return 0
        sleep 0.05
    done
    return 1
}

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# How many colours the screen shows; before the first frame it is one.
colours() { import -silent -window root -depth 8 -format %k info:; }

find_window() { # TITLE
    must_live
    window=$(xdotool search --onlyvisible --name "$1" 2>>"$log" | head -1) && [ -n "$window" ]
}
has_colours() { [ "$(colours)" -ge 50 ]; }

start_window() { # JOURNEY; its title begins with what is given after it
    local began
    began=$(milliseconds)
    "$program" "$1" >>"$log" 2>&1 &
    window_process=$!
    until_true find_window "$2" || fail "no window is called $2"
    until_true has_colours || fail "the window stays empty"
    echo "  start to first frame: $(($(milliseconds) - began)) ms, taking the picture included"
    xdotool windowfocus "$window"
    settle
}

must_live() { kill -0 "$window_process" 2>/dev/null || fail "waymark-desktop ended"; }

is_called() { [[ $(xdotool getwindowname "$window") == $1 ]]; } # PATTERN
must_be_called() {               # PATTERN
    until_true is_called "$1" || fail "the window is called $(xdotool getwindowname "$window") and not $1"
}

has_ended() { ! kill -0 "$window_process" 2>/dev/null; }
must_end_with() { # STATUS
    local status=0
    until_true has_ended || fail "waymark-desktop did not quit"
    wait "$window_process" || status=$?
    window_process=""
    [ "$status" -eq "$1" ] || fail "waymark-desktop ended with status $status and not $1"
}

picture() { import -silent -window root "$shots/$1.png"; }
fingerprint() { import -silent -window root -depth 8 rgb:- | cksum; }
differs_from() { [ "$(fingerprint)" != "$1" ]; }
# As quick as the X server takes them: nothing may be lost however slow the frames are.
press() { xdotool key "$@"; }
click() { xdotool mousemove "$1" "$2" click 1; }

# In ticks of the clock; the fields after the name, which may hold spaces.
processor_ticks() { sed 's/.*) //' "/proc/$window_process/stat" | awk '{print $12 + $13}'; }

rests() {
    local before
    before=$(processor_ticks)
    sleep 0.5
    [ "$(processor_ticks)" -le $((before + 1)) ]
}
# Waits until what was asked of the window is done and drawn.
settle() { until_true rests || fail "the window never rests"; }

must_idle() {
    local before after percent
    settle
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
score_in_file() { # of the process at the check-in
    sed -n '/"id": "checkin"/,/}/s/.*"process": \([0-9.]*\).*/\1/p' "$journey" | head -1
}
has_score() { [ "$(score_in_file)" = "$1" ]; }
must_be_saved_with() { # SCORE
    until_true has_score "$1" || fail "the file has $(score_in_file) for the process at the check-in and not $1"
}
select_checkin() { click $((675 * scale)) $((155 * scale)); }
# Not one frame need fall into the drag.
drag_process() { # from 4.5 to the right
    local y=$((203 * scale)) x way=()
    for x in 1320 1326 1332 1340; do way+=(mousemove $((x * scale)) $y); done
    xdotool mousemove $((1314 * scale)) $y mousedown 1 "${way[@]}" mouseup 1
}

work_with_the_hotel() {
    open_hotel
    must_idle
    local opened
    opened=$(fingerprint)
    picture "opened-$scale"
    select_checkin
    until_true differs_from "$opened" || fail "a click on a card selects nothing"
    drag_process
    must_be_called "*• edited*"
    settle
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
start_screen 1
work_with_the_hotel
stop_screen

echo "the same at 192 dpi"
start_screen 2
work_with_the_hotel
stop_screen

echo "leaving with unsaved work"
start_screen 1
open_hotel
select_checkin
drag_process
must_be_called "*• edited*"
press ctrl+q
settle
picture question
must_live
press Escape
press ctrl+q
press Return # Save
must_end_with 0
must_be_saved_with 8.2
stop_screen

echo "no display"
status=0
DISPLAY="" "$program" "$journey" 2>>"$log" || status=$?
[ "$status" -eq 4 ] || fail "without a display the status is $status and not 4"
