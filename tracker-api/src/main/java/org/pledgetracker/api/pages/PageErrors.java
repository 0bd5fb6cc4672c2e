package org.pledgetracker.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.StoreUnavailableException;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.problem.NotCaughtUpException;
import org.pledgetracker.projections.problem.Problem;
import org.pledgetracker.projections.problem.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Shows people a page where programs get a problem; what it says is the same. */
@Component
final class PageErrors implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        return PageRequests.matches(request) ? page(problem(failure)) : null;
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

    private static ProblemDetail problem(Exception failure) {
        return switch (failure) {
            case RefusedException refused -> Refusals.problem(refused.refusal());
            case MalformedRequestException malformed -> Problem.MALFORMED_REQUEST.detail(text(malformed));
            case JacksonException _ -> Problem.MALFORMED_REQUEST.detail("The form has fields that are not known here.");
            case NotCaughtUpException behind -> Problem.BUSY.detail(text(behind));
            case StoreUnavailableException _,
                    CannotCreateTransactionException _,
                    DataAccessResourceFailureException _,
                    TransientDataAccessException _ -> unavailable(failure);
            case NoResourceFoundException _ -> Problem.NOT_FOUND.detail("There is nothing at this address.");
            case HttpRequestMethodNotSupportedException _ ->
                Problem.METHOD_NOT_ALLOWED.detail("This cannot be done at this address.");
            default -> unexpected(failure);
        };
    }

    private static ProblemDetail unavailable(Exception failure) {
        LOG.warn("The database did not answer in time", failure);
        return Problem.BUSY.detail("The database does not answer. Nothing was recorded; try again in a moment.");
    }

    private static ProblemDetail unexpected(Exception failure) {
        LOG.error("A page failed", failure);
        return Problem.INTERNAL.detail("The page could not be made. The log of the tracker tells more.");
    }

    private static String text(Exception failure) {
        return failure.getMessage() == null ? "" : failure.getMessage();
    }
}
