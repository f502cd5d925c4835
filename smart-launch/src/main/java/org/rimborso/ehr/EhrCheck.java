package org.rimborso.ehr;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.fhir.TaskKind;

/**
 * Says in plain lines what an EHR offers and what will therefore not be checked. Needs no token:
 * what a launch is granted may be less.
 */
public final class EhrCheck {
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final List<String> CLINICAL =
      List.of("Encounter", "Condition", "Procedure", "Coverage");

  private final Outbound outbound;

  /**
   * The lines to print.
   *
   * @param answered whether the EHR's CapabilityStatement could be read
   */
  public record Report(boolean answered, List<String> lines) {
    public Report {
      lines = List.copyOf(lines);
    }
  }

  public EhrCheck(Outbound outbound) {
    this.outbound = outbound;
  }

  /** Asks the EHR now. */
  public Report report(EhrSettings settings) {
    Ehr ehr = Ehr.of(settings, outbound);
    Capabilities offered = new CapabilityBook().of(ehr, Budget.of(TIME));
    List<String> lines = new ArrayList<>();
    lines.add("EHR " + settings.id() + " at " + settings.iss());
    if (offered.known()) {
      lines.add("Software: " + offered.software().orElse("not told"));
      lines.add("FHIR version: " + offered.fhirVersion().orElse("not told") + version(offered));
      CLINICAL.forEach(type -> lines.add(clinical(offered, type)));
      lines.addAll(billing(offered));
      lines.add(notes(offered));
      settings.tasks().stream().sorted().forEach(kind -> lines.add(task(offered, kind)));
    } else {
      lines.add(
          "Its CapabilityStatement (/metadata) could not be read: what it offers is not known.");
    }
    lines.addAll(smart(offered.smart(), settings.pkceUnadvertised()));
    return new Report(offered.known(), lines);
  }

  private static String version(Capabilities offered) {
    boolean r4 = offered.fhirVersion().map(v -> v.startsWith("4.0")).orElse(true);
    return r4 ? "" : " (this product reads R4, 4.0.1)";
  }

  private static boolean searchable(Capabilities offered, String type) {
    return offered.offers(type, "search-type") == Offer.YES
        && offered.searchParam(type, "patient") == Offer.YES;
  }

  private static String clinical(Capabilities offered, String type) {
    return searchable(offered, type)
        ? type + ": readable"
        : type + ": not offered by patient; what needs it will be not checked";
  }

  private static List<String> billing(Capabilities offered) {
    boolean claim = searchable(offered, "Claim");
    boolean response = searchable(offered, "ClaimResponse");
    boolean eob = searchable(offered, "ExplanationOfBenefit");
    List<String> lines = new ArrayList<>();
    lines.add("Claim: " + (claim ? "readable" : "not offered by patient; claim rules not checked"));
    lines.add(
        "ClaimResponse: "
            + (response ? "readable" : "not offered by patient; payers' answers not read here"));
    lines.add("ExplanationOfBenefit: " + (eob ? "readable" : "not offered by patient"));
    lines.add("Accounts: " + accounts(claim, response, eob));
    return lines;
  }

  private static String accounts(boolean claim, boolean response, boolean eob) {
    if (claim && (response || eob)) {
      return "from Claim and what payers answered";
    }
    if (eob) {
      return "from ExplanationOfBenefit alone";
    }
    return claim ? "claims without payers' answers; payment not checked" : "not checked";
  }

  private static String notes(Capabilities offered) {
    boolean writable =
        offered.offers("ClaimResponse", "create") == Offer.YES
            && offered.offers("ClaimResponse", "update") == Offer.YES;
    boolean conditional =
        offered.resource("ClaimResponse").map(ResourceOffer::conditionalCreate).orElse(false);
    if (!writable) {
      return "Notes: kept in Rimborso's own store, the EHR takes no ClaimResponse";
    }
    return "Notes: to ClaimResponse"
        + (conditional ? "" : " (no conditional create: looked for before each write)");
  }

  private static String task(Capabilities offered, TaskKind kind) {
    boolean writable =
        offered.offers("Task", "create") == Offer.YES
            && offered.offers("Task", "update") == Offer.YES;
    String what = kind == TaskKind.WORK ? "Work on accounts" : "Questions to clinicians";
    return writable
        ? what + ": also as Task"
        : what + ": in Rimborso's own store only, the EHR takes no Task";
  }

  private static List<String> smart(Optional<SmartConfiguration> read, boolean pkceUnadvertised) {
    if (read.isEmpty()) {
      return List.of("SMART: no readable .well-known/smart-configuration; launching is impossible");
    }
    SmartConfiguration smart = read.get();
    List<String> lines = new ArrayList<>();
    lines.add("SMART launch from the EHR: " + told(smart, "launch-ehr"));
    lines.add("SMART scopes: " + (smart.capabilities().contains("permission-v2") ? "v2" : "v1"));
    lines.add("SMART sign-in (openid): " + told(smart, "sso-openid-connect"));
    lines.add("SMART PKCE: " + pkce(smart, pkceUnadvertised));
    return lines;
  }

  private static String told(SmartConfiguration smart, String capability) {
    return smart.capabilities().contains(capability) ? "offered" : "not listed";
  }

  private static String pkce(SmartConfiguration smart, boolean unadvertised) {
    if (smart.codeChallengeMethods().contains("S256")) {
      return "S256";
    }
    if (!smart.codeChallengeMethods().isEmpty()) {
      return "S256 not among its methods; launches will be refused";
    }
    return unadvertised
        ? "no method listed; S256 is sent all the same, as configured"
        : "no method listed; launches will be refused unless 'pkce: unadvertised' is configured";
  }
}
