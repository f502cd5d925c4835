package org.rimborso.sandbox.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;
import org.rimborso.sandbox.fhir.Interactions.Interaction;

/** Makes a base behave like the EHR that its profile plays, and makes it say so. */
@Interceptor
public final class ProfileGuard {

  private static final String SECURITY_SERVICE =
      "http://terminology.hl7.org/CodeSystem/restful-security-service";
  private static final String OAUTH_URIS =
      "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

  private static final Set<TypeRestfulInteraction> WRITES =
      EnumSet.of(
          TypeRestfulInteraction.CREATE,
          TypeRestfulInteraction.UPDATE,
          TypeRestfulInteraction.PATCH,
          TypeRestfulInteraction.DELETE);

  private final EhrProfile profile;
  private final String base;

  public ProfileGuard(EhrProfile profile, String base) {
    this.profile = profile;
    this.base = base;
  }

  /** Refuses writes where the profile takes none, whatever the token permits. */
  @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -20)
  public void refuseWrites(RequestDetails request) {
    if (!profile.writable() && Interactions.of(request).stream().anyMatch(Interaction::writes)) {
      throw new MethodNotAllowedException("This EHR takes no writes");
    }
  }

  /** Declares SMART and hides what the profile refuses. */
  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  public void declare(IBaseConformance conformance) {
    if (conformance instanceof CapabilityStatement capabilities) {
      for (CapabilityStatementRestComponent rest : capabilities.getRest()) {
        rest.setSecurity(smart());
        if (!profile.writable()) {
          rest.getInteraction().clear();
          rest.getResource().forEach(ProfileGuard::hideWrites);
        }
      }
    }
  }

  private static void hideWrites(CapabilityStatementRestResourceComponent resource) {
    resource.getInteraction().removeIf(interaction -> WRITES.contains(interaction.getCode()));
    resource.setConditionalCreateElement(null);
    resource.setConditionalUpdateElement(null);
    resource.setConditionalDeleteElement(null);
    resource.setUpdateCreateElement(null);
  }

  private CapabilityStatementRestSecurityComponent smart() {
    CapabilityStatementRestSecurityComponent security =
        new CapabilityStatementRestSecurityComponent().setCors(false);
    security.addService().addCoding().setSystem(SECURITY_SERVICE).setCode("SMART-on-FHIR");
    Extension uris = security.addExtension().setUrl(OAUTH_URIS);
    uris.addExtension("authorize", new UriType(base + "/authorize"));
    uris.addExtension("token", new UriType(base + "/token"));
    return security;
  }
}
