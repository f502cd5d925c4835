package org.rimborso.fhir.write;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.rimborso.fhir.AuditTerms;

/**
 * Tells an act as a FHIR R4 AuditEvent in the form of IHE's Basic Audit Log Patterns. Those
 * patterns are of successes about a patient; only such events claim one.
 */
public final class AuditEventWriter {
  private static final String ENTITY_TYPE =
      "http://terminology.hl7.org/CodeSystem/audit-entity-type";
  private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
  private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
  private static final String PARTICIPATION =
      "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
  private static final String SOURCE_ROLE = "110153";
  private static final String DESTINATION_ROLE = "110152";

  /** The event as one line of JSON. */
  public String write(AuditedAct act) {
    AuditEvent event = new AuditEvent();
    profiles(event, act);
    event.addExtension(chain(act.place()));
    event.setType(act.kind().type());
    event.addSubtype(act.kind().subtype());
    event.setAction(act.kind().action());
    event.setRecordedElement(
        new InstantType(act.recorded().truncatedTo(ChronoUnit.MILLIS).toString()));
    event.setOutcome(AuditEventOutcome.fromCode(act.outcome().code()));
    if (!act.reason().isEmpty()) {
      event.setOutcomeDesc(act.reason());
    }
    agents(event, act);
    event.getSource().setSite(act.app().address());
    event.getSource().setObserver(app(act));
    event
        .getSource()
        .addType(coding("http://terminology.hl7.org/CodeSystem/security-source-type", "4"));
    entities(event, act);
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(event);
  }

  private static void profiles(AuditEvent event, AuditedAct act) {
    event.getMeta().addProfile(AuditTerms.PROFILE);
    if (act.outcome() == AuditedAct.Outcome.DONE && act.patient().isPresent()) {
      act.kind().pattern().ifPresent(name -> event.getMeta().addProfile(AuditTerms.BALP + name));
    }
  }

  private static Extension chain(AuditedAct.Place place) {
    Extension chain = new Extension(AuditTerms.CHAIN);
    chain.addExtension(
        new Extension(AuditTerms.CHAIN_SEQUENCE, new StringType(Long.toString(place.sequence()))));
    chain.addExtension(new Extension(AuditTerms.CHAIN_HASH, new StringType(place.hash())));
    return chain;
  }

  private static Reference app(AuditedAct act) {
    return new Reference()
        .setIdentifier(new Identifier().setValue(act.app().id()))
        .setDisplay("Rimborso");
  }

  private static void agents(AuditEvent event, AuditedAct act) {
    Reference server =
        new Reference()
            .setIdentifier(
                new Identifier().setSystem("urn:ietf:rfc:3986").setValue(act.ehr().id()));
    boolean out = act.kind().isFromApp();
    event.addAgent(system(out ? SOURCE_ROLE : DESTINATION_ROLE, app(act), act.app().address()));
    event.addAgent(system(out ? DESTINATION_ROLE : SOURCE_ROLE, server, act.ehr().address()));
    act.user().ifPresent(user -> event.addAgent(user(user, act.kind().isAuthored())));
  }

  private static AuditEventAgentComponent system(String role, Reference who, String address) {
    AuditEventAgentComponent agent = new AuditEventAgentComponent();
    agent.getType().addCoding(coding(DICOM, role));
    agent.setWho(who);
    agent.setRequestor(false);
    agent.getNetwork().setAddress(address).setType(AuditEventAgentNetworkType._5);
    return agent;
  }

  private static AuditEventAgentComponent user(AuditedAct.User user, boolean author) {
    AuditEventAgentComponent agent = new AuditEventAgentComponent();
    agent.getType().addCoding(coding(PARTICIPATION, author ? "AUT" : "IRCP"));
    Reference who =
        new Reference()
            .setIdentifier(new Identifier().setSystem(user.issuer()).setValue(user.subject()));
    user.reference().ifPresent(who::setReference);
    agent.setWho(who);
    agent.setRequestor(true);
    return agent;
  }

  private static void entities(AuditEvent event, AuditedAct act) {
    act.trace().ifPresent(trace -> event.addEntity(transaction(trace)));
    act.patient()
        .ifPresent(patient -> event.addEntity(entity("1", "1").setWhat(new Reference(patient))));
    if (act.query().isPresent()) {
      event.addEntity(
          entity("2", "24").setQuery(act.query().get().getBytes(StandardCharsets.UTF_8)));
    } else {
      act.data()
          .or(act::patient)
          .ifPresent(data -> event.addEntity(entity("2", "4").setWhat(new Reference(data))));
    }
    act.related().forEach(other -> event.addEntity(entity("4", "4").setWhat(new Reference(other))));
  }

  private static AuditEventEntityComponent transaction(String trace) {
    AuditEventEntityComponent entity = new AuditEventEntityComponent();
    entity.setType(coding(AuditTerms.BALP_ENTITY_TYPE, "XrequestId"));
    entity.setWhat(new Reference().setIdentifier(new Identifier().setValue(trace)));
    return entity;
  }

  private static AuditEventEntityComponent entity(String type, String role) {
    return new AuditEventEntityComponent()
        .setType(coding(ENTITY_TYPE, type))
        .setRole(coding(ROLE, role));
  }

  private static Coding coding(String system, String code) {
    return new Coding().setSystem(system).setCode(code);
  }
}
