/** The warehouse: Iceberg tables, snapshots, the lock and recovery to the commit point. */
@NullMarked
package kz.quat.store;

import org.jspecify.annotations.NullMarked;
