package kz.quat.extract;

import java.io.Closeable;
import java.util.Iterator;

/** The records of one file, in its order; to be closed. */
interface RecordStream extends Iterator<RawRecord>, Closeable {}
