package org.rimborso.sandbox.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilder;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilderRuleOpClassifier;
import ca.uhn.fhir.rest.server.interceptor.auth.PolicyEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.RuleBuilder;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.IdType;
import org.rimborso.sandbox.fhir.Interactions.Interaction;
import org.rimborso.sandbox.oauth.Grant;
import org.rimborso.sandbox.oauth.SmartScope;

/**
 * Holds each FHIR request to the scopes of its token. First the interaction: a type and an action
 * that no scope names is refused before the record is touched. Then the data: what goes in or out
 * must be of a permitted type and, under a {@code patient/} scope, of the patient in context.
 */
public final class ScopeGuard extends AuthorizationInterceptor {

  private final Tokens tokens;
  private final FhirContext fhir;

  public ScopeGuard(Tokens tokens, FhirContext fhir) {
    super(PolicyEnum.DENY);
    this.tokens = tokens;
    this.fhir = fhir;
  }

  /** Refuses interactions that no scope of the token permits. */
  @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -10)
  public void checkInteraction(RequestDetails request) {
    if (request.getRestOperationType() == RestOperationTypeEnum.METADATA) {
      return;
    }
    List<SmartScope> scopes = tokens.grant(request).clinical();
    for (Interaction interaction : Interactions.of(request)) {
      if (scopes.stream().noneMatch(scope -> permits(scope, interaction))) {
        throw new ForbiddenOperationException(
            "No scope of the token permits to "
                + interaction.action().name().toLowerCase(Locale.ROOT)
                + " "
                + interaction.type());
      }
    }
  }

  private static boolean permits(SmartScope scope, Interaction interaction) {
    return scope.covers(interaction.type()) && scope.actions().contains(interaction.action());
  }

  @Override
  public List<IAuthRule> buildRuleList(RequestDetails request) {
    if (request.getRestOperationType() == RestOperationTypeEnum.METADATA) {
      return new RuleBuilder().allow().metadata().build();
    }
    Grant grant = tokens.grant(request);
    RuleBuilder rules = new RuleBuilder();
    rules.allow().metadata();
    rules.allow().transaction().withAnyOperation().andApplyNormalRules();
    for (SmartScope scope : grant.clinical()) {
      FhirStore.TYPES.stream()
          .filter(scope::covers)
          .forEach(type -> addRules(rules, scope, type, grant));
    }
    rules.denyAll();
    return rules.build();
  }

  private void addRules(RuleBuilder rules, SmartScope scope, String type, Grant grant) {
    if (scope.actions().contains(SmartScope.Action.READ)
        || scope.actions().contains(SmartScope.Action.SEARCH)) {
      bound(rules.allow().read().resourcesOfType(type), scope, type, grant);
    }
    if (scope.writes()) {
      bound(rules.allow().write().resourcesOfType(type), scope, type, grant);
      bound(rules.allow().delete().resourcesOfType(type), scope, type, grant);
      allowPatch(rules);
    }
  }

  private static void allowPatch(IAuthRuleBuilder rules) {
    // The patched resource is held to the write rules; this only lets the request reach them.
    rules.allow().patch().allRequests();
  }

  private void bound(
      IAuthRuleBuilderRuleOpClassifier rule, SmartScope scope, String type, Grant grant) {
    if (scope.patientOnly() && belongsToPatients(type)) {
      rule.inCompartment("Patient", new IdType("Patient", grant.patient()));
    } else {
      rule.withAnyId();
    }
  }

  private boolean belongsToPatients(String type) {
    return type.equals("Patient")
        || !fhir.getResourceDefinition(type).getSearchParamsForCompartmentName("Patient").isEmpty();
  }
}
