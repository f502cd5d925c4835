package org.rimborso.fhir;

/** The names of what we say in an AuditEvent beyond the base specification. */
public final class AuditTerms {
  /** The profile that each of our events claims in {@code meta.profile}. */
  public static final String PROFILE =
      FollowUpTerms.BASE + "/StructureDefinition/rimborso-audit-event";

  /**
   * Root extension: where the event stands in the chain of the trail it was told from, so that a
   * repository of events bears witness to the trail.
   */
  public static final String CHAIN = FollowUpTerms.BASE + "/StructureDefinition/audit-chain";

  /** Part of {@link #CHAIN}: the number of the row, {@code valueString}. */
  public static final String CHAIN_SEQUENCE = "sequence";

  /** Part of {@link #CHAIN}: the SHA-256 of the row, {@code valueString} in hexadecimal. */
  public static final String CHAIN_HASH = "hash";

  /** Canonical base of IHE's patterns. */
  public static final String BALP =
      "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

  /** IHE's code system for the kinds of entities that the base specification has no code for. */
  public static final String BALP_ENTITY_TYPE =
      "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";

  private AuditTerms() {}
}
