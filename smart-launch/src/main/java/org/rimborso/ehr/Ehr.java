package org.rimborso.ehr;

/**
 * A configured EHR with its two ways out: to its FHIR server and to its authorization server.
 *
 * @param fhir reaches {@code iss}'s origin only
 * @param authorization reaches {@code iss}'s origin and the configured token hosts only
 */
public record Ehr(EhrSettings settings, Door fhir, Door authorization, EhrClient client) {
  /** What an authorization server sends is small. */
  private static final int AUTHORIZATION_BYTES = 1 << 20;

  static Ehr of(EhrSettings settings, Outbound outbound) {
    Door fhir = outbound.to(Destination.fhir(settings));
    Door authorization =
        outbound.to(
            Destination.authorization(settings),
            outbound.standard().withBodyBytes(AUTHORIZATION_BYTES));
    return new Ehr(settings, fhir, authorization, new EhrClient(settings, fhir));
  }

  public String id() {
    return settings.id();
  }

  @Override
  public String toString() {
    return "Ehr[" + id() + "]";
  }
}
