package kz.quat.domain;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tenants on a day. A tenant holds a licence of kind II: its hardware is in the data centre of
 * a host, which holds a licence of kind I. The host has the quota for both, and what the tenant
 * consumes is also measured by the host's meters, so the two are one consumption. {@code
 * schema.Hosting} is the same rule for datasets; a test compares the two.
 *
 * @param hostOf the host of each tenant whose host is in force
 * @param withoutHost sites of kind II that name no host, or one that is not in force or not of kind
 *     I. They are treated as sites of their own, and a finding asks about them
 */
public record Tenants(Map<String, String> hostOf, SortedSet<String> withoutHost) {

  /** Kind of the licence of a data centre's owner, who may be a host. */
  public static final String OWNER = "I";

  /** Kind of the licence of one who places hardware in another's data centre. */
  public static final String TENANT = "II";

  public Tenants {
    hostOf = new TreeMap<>(hostOf);
    withoutHost = new TreeSet<>(withoutHost);
  }

  /**
   * The licence of a site that is in force on the day, according to the register.
   *
   * @param kind {@link #OWNER} or {@link #TENANT}
   * @param host the site that it names as its host; null where it names none
   */
  public record Licence(String site, String kind, @Nullable String host) {}

  /** Determines the tenants among the licences in force on one day. */
  public static Tenants of(Collection<Licence> inForce) {
    SortedSet<String> owners =
        inForce.stream()
            .filter(licence -> licence.kind().equals(OWNER))
            .map(Licence::site)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, String> hostOf = new TreeMap<>();
    SortedSet<String> withoutHost = new TreeSet<>();
    for (Licence licence : inForce) {
      String host = licence.host();
      if (host != null && owners.contains(host) && licence.kind().equals(TENANT)) {
        hostOf.put(licence.site(), host);
      } else if (licence.kind().equals(TENANT)) {
        withoutHost.add(licence.site());
      }
    }
    return new Tenants(hostOf, withoutHost);
  }

  /** True if the site's quota and consumption belong to its host. */
  public boolean isTenant(String site) {
    return hostOf.containsKey(site);
  }
}
