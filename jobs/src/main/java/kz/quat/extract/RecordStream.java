package kz.quat.extract;

import java.io.Closeable;
import java.util.Iterator;

/** The records of one file in its order; must be closed. */
interface RecordStream extends Iterator<RawRecord>, Closeable {}
