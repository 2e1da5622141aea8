package kz.quat.demo;

/**
 * SYNTHETIC names of miners, marked as such in both languages. One is hostile on purpose: a page
 * that does not escape it runs a script, a spreadsheet that does not guard it runs a formula.
 */
final class SiteNames {
  private SiteNames() {}

  static String kk(Site site) {
    if (site.number() == SiteRoles.HOSTILE_NAME) {
      return "<img src=x onerror=\"alert('Қуат')\"> (синтет.)";
    }
    return "«%s деректер орталығы %02d» ЖШС (синтет.)"
        .formatted(place(site.region().nameKk()), site.owner());
  }

  static String ru(Site site) {
    if (site.number() == SiteRoles.HOSTILE_NAME) {
      return "=HYPERLINK(\"http://example.invalid\";\"ТОО\")</script><script>alert(1)</script> (синтет.)";
    }
    return "ТОО «Дата-центр %s %02d» (синтет.)"
        .formatted(place(site.region().nameRu()), site.owner());
  }

  private static String place(String regionName) {
    return regionName.replace(" облысы", "").replace(" область", "").replace("г.", "");
  }
}
