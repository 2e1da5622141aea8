/**
 * The facts of the demo: regions, plants, weather, load and sites, from public reference data and
 * seeded noise. It knows no file format of the landing folder.
 */
@NullMarked
package kz.quat.demo.world;

import org.jspecify.annotations.NullMarked;
