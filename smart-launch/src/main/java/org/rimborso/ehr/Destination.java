package org.rimborso.ehr;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One party we talk to, and the only origins at which we do.
 *
 * @param name for logs: no address, no id of a person
 */
public record Destination(String name, Set<Origin> origins) {
  public Destination {
    origins = Set.copyOf(origins);
  }

  /** The EHR's FHIR server: {@code iss}'s origin only. */
  public static Destination fhir(EhrSettings ehr) {
    return of(ehr.id() + " fhir", Stream.of(ehr.iss()));
  }

  /** The EHR's authorization server: {@code iss}'s own origin and the configured ones. */
  public static Destination authorization(EhrSettings ehr) {
    Stream<URI> named = ehr.tokenHosts().stream().map(Destination::address);
    return of(ehr.id() + " authorization", Stream.concat(Stream.of(ehr.iss()), named));
  }

  /** Where the EHR keeps the files of an export: {@code iss}'s origin and the configured ones. */
  public static Destination files(EhrSettings ehr, Set<Origin> others) {
    Set<Origin> all = new HashSet<>(others);
    all.addAll(fhir(ehr).origins());
    return new Destination(ehr.id() + " files", all);
  }

  private static URI address(String host) {
    return URI.create(host.contains("://") ? host : "https://" + host);
  }

  private static Destination of(String name, Stream<URI> addresses) {
    Set<Origin> origins =
        addresses
            .map(a -> Origin.of(a).orElseThrow(() -> new IllegalArgumentException(refusal(name))))
            .collect(Collectors.toSet());
    return new Destination(name, origins);
  }

  private static String refusal(String name) {
    return name + ": an address must be https, or http on loopback, without user information";
  }

  /** Whether {@code address} lies at one of the origins. */
  public boolean allows(URI address) {
    return Origin.of(address).filter(origins::contains).isPresent();
  }
}
