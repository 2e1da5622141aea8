package kz.quat.text;

import java.util.Set;
import kz.quat.domain.Language;
import kz.quat.domain.PseudoRegion;

/** What supply from abroad is called. */
public final class Abroad {

  private static final Set<String> NEIGHBOURS = Set.of("CN", "KG", "RU", "UZ");

  private Abroad() {}

  /**
   * The name of a {@link PseudoRegion}, such as {@code X-RU}; of a country that is no neighbour the
   * code stands beside.
   */
  public static String name(Language language, String code) {
    Catalogue words = Catalogue.of(Topic.STRAIN, language);
    String country = code.substring(PseudoRegion.PREFIX.length());
    return NEIGHBOURS.contains(country)
        ? words.code("abroad", country)
        : "%s (%s)".formatted(words.text("area.abroad"), code);
  }
}
