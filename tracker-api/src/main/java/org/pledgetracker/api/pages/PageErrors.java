package org.pledgetracker.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Shows people a page where programs get a problem; what it says is the same. */
@Component
final class PageErrors implements HandlerExceptionResolver, Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        return PageRequests.matches(request) ? page(Problems.of(failure)) : null;
    }

    /** A problem as a page, with its status. */
    static ModelAndView page(ProblemDetail problem) {
        var page = new ModelAndView("problem");
        page.setStatus(HttpStatus.valueOf(problem.getStatus()));
        page.addObject("problem", problem);
        page.addObject(Visitor.NAME, Visitor.name());
        page.addObject(Visitor.MAY_RECORD, Visitor.mayRecord());
        return page;
    }
}
