package org.rimborso.sweep.export;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for. Two orders that are equal are answered by the same job.
 *
 * @param iss the EHR's FHIR base
 * @param group id of a Group; empty: everybody
 * @param since an instant as FHIR writes it; empty: everything
 */
record Order(
    String ehr, URI iss, List<String> types, Optional<String> group, Optional<String> since) {
  Order {
    types = List.copyOf(types);
  }

  /** Whether {@code other} differs in its time at most. */
  boolean isOfSameData(Order other) {
    return equals(new Order(other.ehr, other.iss, other.types, other.group, since));
  }

  /** The address that starts the job (Bulk Data 2.0, "Bulk Data Kick-off Request"). */
  URI address() {
    String base = iss.toString();
    return URI.create(
        (base.endsWith("/") ? base : base + "/")
            + group.map(id -> "Group/" + id + "/").orElse("")
            + "$export?_type="
            + String.join(",", types)
            + since.map(time -> "&_since=" + encoded(time)).orElse(""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
