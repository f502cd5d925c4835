package org.rimborso.payer;

import java.util.OptionalInt;

/**
 * What a site, or public law, knows about a payer.
 *
 * @param name for people
 * @param filing how long claims may be filed, from the service
 * @param appeal how long denials may be appealed, from the notice
 * @param usualDays days within which it usually answers a claim
 * @param rates what the contract with it allows
 */
public record PayerProfile(
    String name,
    PayerMatch match,
    Limits filing,
    Limits appeal,
    OptionalInt usualDays,
    Requirements requirements,
    Contact contact,
    Rates rates) {

  /** The profile of a payer whose contract is not known. */
  public PayerProfile(
      String name,
      PayerMatch match,
      Limits filing,
      Limits appeal,
      OptionalInt usualDays,
      Requirements requirements,
      Contact contact) {
    this(name, match, filing, appeal, usualDays, requirements, contact, Rates.NONE);
  }

  /** What of it a site keeps up to date. */
  public PayerTerms terms() {
    return new PayerTerms(filing, appeal, usualDays, contact);
  }

  /** The same profile with these in place of its own. */
  public PayerProfile with(PayerTerms terms) {
    return new PayerProfile(
        name,
        match,
        terms.filing(),
        terms.appeal(),
        terms.usualDays(),
        requirements,
        terms.contact(),
        rates);
  }

  /** The same profile with these rates. */
  public PayerProfile with(Rates others) {
    return new PayerProfile(name, match, filing, appeal, usualDays, requirements, contact, others);
  }

  /** This profile; what it does not say as {@code other} says it. */
  PayerProfile or(PayerProfile other) {
    return new PayerProfile(
        name,
        match,
        filing.limits().isEmpty() ? other.filing : filing,
        appeal.limits().isEmpty() ? other.appeal : appeal,
        usualDays.isPresent() ? usualDays : other.usualDays,
        requirements.or(other.requirements),
        contact,
        rates);
  }
}
