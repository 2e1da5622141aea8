/**
 * What the demo pretends to be true: regions, plants, weather, load and sites, from public
 * reference data and a seeded noise. It knows no file format of the landing folder.
 */
@NullMarked
package kz.quat.demo.world;

import org.jspecify.annotations.NullMarked;
