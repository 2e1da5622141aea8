package kz.quat.publish.night;

import java.util.Map;
import kz.quat.config.Rules;
import kz.quat.text.Catalogue;

/** A region's name in the reader's language; its code if no name is known. */
final class RegionNames {

  private RegionNames() {}

  static String in(Catalogue words, Map<String, Rules.Region> regions, String code) {
    Rules.Region region = regions.get(code);
    return region == null ? code : region.name(words.language());
  }
}
