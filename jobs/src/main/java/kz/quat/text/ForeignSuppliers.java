package kz.quat.text;

import java.util.Set;
import kz.quat.domain.Language;
import kz.quat.domain.PseudoRegion;

/** Names of the countries that supply power from abroad. */
public final class ForeignSuppliers {

  private static final Set<String> NEIGHBOURS = Set.of("CN", "KG", "RU", "UZ");

  private ForeignSuppliers() {}

  /**
   * The name of a {@link PseudoRegion} such as {@code X-RU}; the code for a country that is no
   * neighbour.
   */
  public static String name(Language language, String code) {
    Catalogue words = Catalogue.of(Topic.STRAIN, language);
    String country = code.substring(PseudoRegion.PREFIX.length());
    return NEIGHBOURS.contains(country)
        ? words.code("abroad", country)
        : "%s (%s)".formatted(words.text("area.abroad"), code);
  }
}
