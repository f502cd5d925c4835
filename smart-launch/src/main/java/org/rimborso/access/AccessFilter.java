package org.rimborso.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.shiro.web.filter.mgt.DefaultFilterChainManager;
import org.apache.shiro.web.filter.mgt.PathMatchingFilterChainResolver;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.apache.shiro.web.servlet.AbstractShiroFilter;
import org.apache.shiro.web.servlet.AdviceFilter;

/**
 * Shiro at the door: what is open, what needs a launch; everything else is denied. A new route
 * without a line here cannot be reached.
 */
final class AccessFilter extends AbstractShiroFilter {
  /** A request that no person made, such as a page's polling; it does not keep a session alive. */
  static final String BACKGROUND = "Rimborso-Background";

  private static final List<String> OPEN =
      List.of(
          "/",
          "/static/**",
          "/healthz/live",
          "/healthz/ready",
          "/launch",
          "/launch/*",
          "/callback/*",
          "/cds-services",
          "/cds-services/*",
          "/cds-services/*/feedback",
          "/.well-known/jwks.json");
  private static final String LAUNCHED = "/s/*/**";

  @SuppressWarnings("this-escape")
  AccessFilter(DefaultWebSecurityManager shiro, LaunchFilter launched, RefusalPage refusals) {
    setSecurityManager(shiro);
    DefaultFilterChainManager chains = new DefaultFilterChainManager();
    chains.setFilters(new LinkedHashMap<>());
    chains.addFilter("open", new Open());
    chains.addFilter("launched", launched);
    chains.addFilter("deny", new Deny(refusals));
    OPEN.forEach(path -> chains.createChain(path, "open"));
    chains.createChain(LAUNCHED, "launched");
    chains.createChain("/**", "deny");
    PathMatchingFilterChainResolver resolver = new PathMatchingFilterChainResolver();
    resolver.setFilterChainManager(chains);
    setFilterChainResolver(resolver);
  }

  /** Should no line match after all, nothing is reached either. */
  @Override
  protected FilterChain getExecutionChain(
      ServletRequest request, ServletResponse response, FilterChain original) {
    FilterChain chain = getFilterChainResolver().getChain(request, response, original);
    return chain != null ? chain : (any, answer) -> ((HttpServletResponse) answer).sendError(404);
  }

  @Override
  protected void updateSessionLastAccessTime(ServletRequest request, ServletResponse response) {
    if (request instanceof HttpServletRequest http && http.getHeader(BACKGROUND) == null) {
      super.updateSessionLastAccessTime(request, response);
    }
  }

  private static final class Open extends AdviceFilter {}

  private static final class Deny extends AdviceFilter {
    private final RefusalPage refusals;

    Deny(RefusalPage refusals) {
      this.refusals = refusals;
    }

    @Override
    protected boolean preHandle(ServletRequest request, ServletResponse response)
        throws IOException {
      refusals.refuse(
          (HttpServletRequest) request, (HttpServletResponse) response, Refusal.NO_SUCH_PAGE);
      return false;
    }
  }
}
