package org.rimborso.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rimborso.access.Admitted;
import org.rimborso.access.Forbidden;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.access.Role;
import org.rimborso.access.RoleMapping;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.TokenSource;
import org.rimborso.smart.Launch;
import org.rimborso.smart.SmartLaunch;
import org.rimborso.web.Door;
import org.rimborso.web.Home;

/** The gate as pages see it: who is admitted, and who gets in after a launch. */
final class GateDoor implements Door {
  private final Gate gate;
  private final Ehrs ehrs;
  private final TokenSource tokens;
  private final SmartLaunch smart;
  private final Consumer<Launch> back;
  private final Consumer<String> over;

  /**
   * @param back told each launch that got in: what waited for its user can go on
   * @param over told the id of each launch that is over
   */
  GateDoor(
      Gate gate,
      Ehrs ehrs,
      TokenSource tokens,
      SmartLaunch smart,
      Consumer<Launch> back,
      Consumer<String> over) {
    this.gate = gate;
    this.ehrs = ehrs;
    this.tokens = tokens;
    this.smart = smart;
    this.back = back;
    this.over = over;
  }

  @Override
  public Optional<Admitted> visitor(HttpServletRequest request, String launchId) {
    Admitted admitted = Admitted.of(request);
    return admitted.launch().id().equals(launchId) ? Optional.of(admitted) : Optional.empty();
  }

  @Override
  public boolean permits(Admitted visitor, Permission permission) {
    try {
      gate.require(visitor, permission);
      return true;
    } catch (Forbidden refused) {
      return false;
    }
  }

  /** A user without a role leaves nothing behind: the launch and its token are forgotten. */
  @Override
  public Entry enter(Launch launch) {
    Ehr ehr = ehrs.byId(launch.ehr()).orElseThrow();
    RoleCodes codes = new RoleCodes(ehr, tokens, launch.id());
    Set<Role> roles = new RoleMapping(ehr.settings(), codes).roles(launch.user());
    if (roles.isEmpty()) {
      smart.end(launch.id());
      return codes.isSilent()
          ? new Silent()
          : new Unmapped(launch.user().issuer() + "|" + launch.user().subject());
    }
    gate.login(launch, roles);
    back.accept(launch);
    return new Entered(Home.page(p -> permitted(roles, p)));
  }

  private static boolean permitted(Set<Role> roles, Permission permission) {
    return roles.stream().anyMatch(role -> role.permissions().contains(permission));
  }

  /** Nothing more to do: it is written by who stands in front of this door. */
  @Override
  public void tell(Admitted visitor, Told what) {}

  /** The session ends first and in any case; then the EHR gets the tokens of all its launches. */
  @Override
  public void leave(Admitted visitor, HttpServletResponse response) {
    gate.logout(visitor, response).forEach(over);
  }
}
