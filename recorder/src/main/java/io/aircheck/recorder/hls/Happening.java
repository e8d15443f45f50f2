package io.aircheck.recorder.hls;

import io.aircheck.recorder.StreamEngine.End;

/** What the writer of a recording has to deal with next. */
sealed interface Happening {

    /** The first in line is decided: here, lost or left out. */
    record Decided(Slot slot) implements Happening {}

    record Missed(Change.Missing missing) implements Happening {}

    record Incident(String what) implements Happening {}

    /** Was fetched ahead as what it is not; its buffers are to be given back. */
    record Discarded(Fetched fetched) implements Happening {}

    /** Nothing will come any more, and everything before it was dealt with. */
    record Over(End end) implements Happening {}
}
