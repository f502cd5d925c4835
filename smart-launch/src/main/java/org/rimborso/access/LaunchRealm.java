package org.rimborso.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;

/**
 * Gives Shiro the permissions of who was admitted. Nobody logs in here: that is the EHR's part, so
 * every credential is refused.
 */
final class LaunchRealm extends AuthorizingRealm {
  static final String NAME = "launch";

  @SuppressWarnings("this-escape")
  LaunchRealm() {
    setName(NAME);
    setCachingEnabled(false);
  }

  @Override
  public boolean supports(AuthenticationToken token) {
    return false;
  }

  @Override
  protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
    throw new AuthenticationException("people sign in at the EHR");
  }

  @Override
  protected AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
    SimpleAuthorizationInfo info = new SimpleAuthorizationInfo();
    info.setStringPermissions(
        principals.byType(Admitted.class).stream()
            .map(Admitted::permissions)
            .flatMap(Set::stream)
            .map(Permission::code)
            .collect(Collectors.toSet()));
    return info;
  }
}
