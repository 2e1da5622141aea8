package kz.quat.demo.world;

/**
 * SYNTHETIC names of miners, marked as such in both languages. One is hostile on purpose: it would
 * run a script in a page that does not escape it, and a formula in a spreadsheet that does not
 * defuse it.
 */
public final class SiteNames {
  private SiteNames() {}

  public static String kk(Site site) {
    if (site.number() == SiteRoles.HOSTILE_NAME) {
      return "<img src=x onerror=\"alert('Қуат')\"> (синтет.)";
    }
    String name = place(site.region().nameKk()) + " деректер орталығы " + number(site);
    return "«" + name + "» ЖШС (синтет.)";
  }

  public static String ru(Site site) {
    if (site.number() == SiteRoles.HOSTILE_NAME) {
      return "=HYPERLINK(\"http://example.invalid\";\"ТОО\")</script><script>alert(1)</script>"
          + " (синтет.)";
    }
    String name = "Дата-центр " + place(site.region().nameRu()) + " " + number(site);
    return "ТОО «" + name + "» (синтет.)";
  }

  private static String number(Site site) {
    return Digits.padded(site.owner(), 2);
  }

  private static String place(String regionName) {
    return regionName.replace(" облысы", "").replace(" область", "").replace("г.", "");
  }
}
