package org.rimborso.sandbox.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;
import org.rimborso.sandbox.oauth.SmartScope.Action;

/** Makes a base behave like the EHR that its profile plays, and makes it say so. */
@Interceptor
public final class ProfileGuard {

  private static final String SECURITY_SERVICE =
      "http://terminology.hl7.org/CodeSystem/restful-security-service";
  private static final String EXPORT = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export";
  private static final String OAUTH_URIS =
      "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

  private static final Map<TypeRestfulInteraction, Action> WRITES =
      Map.of(
          TypeRestfulInteraction.CREATE, Action.CREATE,
          TypeRestfulInteraction.UPDATE, Action.UPDATE,
          TypeRestfulInteraction.PATCH, Action.UPDATE,
          TypeRestfulInteraction.DELETE, Action.DELETE);

  private final EhrProfile profile;
  private final String base;

  public ProfileGuard(EhrProfile profile, String base) {
    this.profile = profile;
    this.base = base;
  }

  /** Refuses writes that the profile does not take, whatever the token permits. */
  @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -20)
  public void refuseWrites(RequestDetails request) {
    if (!Interactions.of(request).stream().allMatch(profile.limits()::permits)) {
      throw new MethodNotAllowedException("This EHR does not take this");
    }
  }

  /** Refuses searches by what the profile cannot search by. */
  @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -19)
  public void refuseSearches(RequestDetails request) {
    boolean search = request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE;
    if (search
        && profile.limits().byIdOnly().contains(request.getResourceName())
        && !request.getParameters().containsKey("_id")) {
      throw new InvalidRequestException("This EHR searches these by _id only");
    }
  }

  /** Forgets which version a transaction's updates were made from, where the profile does. */
  @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -18)
  public void forgetVersions(RequestDetails request) {
    if (!profile.limits().heedsIfMatch() && request.getResource() instanceof Bundle bundle) {
      bundle.getEntry().forEach(entry -> entry.getRequest().setIfMatch(null));
    }
  }

  /** Declares SMART and hides what the profile refuses. */
  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  public void declare(IBaseConformance conformance) {
    if (conformance instanceof CapabilityStatement capabilities) {
      for (CapabilityStatementRestComponent rest : capabilities.getRest()) {
        rest.setSecurity(smart());
        if (profile.signed()) {
          rest.addOperation().setName("export").setDefinition(EXPORT);
        }
        if (profile.limits().writes().isPresent()) {
          rest.getInteraction().clear();
        }
        rest.getResource().forEach(this::hideRefused);
      }
    }
  }

  private void hideRefused(CapabilityStatementRestResourceComponent resource) {
    EhrLimits limits = profile.limits();
    resource
        .getInteraction()
        .removeIf(
            told ->
                WRITES.containsKey(told.getCode())
                    && !limits.permits(resource.getType(), WRITES.get(told.getCode())));
    if (limits.byIdOnly().contains(resource.getType())) {
      resource.getSearchParam().removeIf(parameter -> !parameter.getName().equals("_id"));
    }
    if (!limits.permits(resource.getType(), Action.CREATE)) {
      resource.setConditionalCreateElement(null);
    }
    if (!limits.permits(resource.getType(), Action.UPDATE)) {
      resource.setConditionalUpdateElement(null);
      resource.setUpdateCreateElement(null);
    }
    if (!limits.permits(resource.getType(), Action.DELETE)) {
      resource.setConditionalDeleteElement(null);
    }
    if (!limits.heedsIfMatch()) {
      resource.setVersioning(ResourceVersionPolicy.VERSIONED);
    }
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
