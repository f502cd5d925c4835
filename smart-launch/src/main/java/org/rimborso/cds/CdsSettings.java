package org.rimborso.cds;

import java.util.Arrays;
import java.util.List;

/**
 * What the site says of CDS Hooks.
 *
 * @param origins of pages that may call from within a browser (CORS)
 * @param mutes of what no cards are wanted
 */
public record CdsSettings(List<String> origins, List<Mute> mutes) {
  /** Where the site says nothing: no browser calls, every card. */
  public static final CdsSettings DEFAULT = new CdsSettings(List.of(), List.of());

  public CdsSettings {
    origins = List.copyOf(origins);
    mutes = List.copyOf(mutes);
  }

  /** The names of the hooks that are answered. */
  public static List<String> hooks() {
    return Arrays.stream(Service.values()).map(Service::id).toList();
  }
}
