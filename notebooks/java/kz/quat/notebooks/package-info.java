/**
 * What the notebooks share: a published night opened in DuckDB, its answers as tables, and charts
 * of them. Not part of Quat's own jar: {@code notebooks/run} compiles it.
 */
package kz.quat.notebooks;
