package org.pledgetracker.projections.read;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.problem.NotCaughtUpException;
import org.pledgetracker.projections.security.Account;
import org.pledgetracker.projections.view.ViewPosition;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a read wait, before it takes a connection, until the views include what it must see: the position it names with
 * {@code atLeast}, and what its own account recorded here last.
 */
@Component
public final class ReadGate implements HandlerInterceptor {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration OWN_WRITES_LIMIT = Duration.ofSeconds(2);

    private final ViewPosition views;
    private final EventRows events;
    private final OwnWrites ownWrites;

    ReadGate(ViewPosition views, EventRows events, OwnWrites ownWrites) {
        this.views = views;
        this.events = events;
        this.ownWrites = ownWrites;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return true;
        }
        if (handler instanceof HandlerMethod method) {
            refuseUnknown(request.getParameterMap(), method);
        }
        var atLeast = request.getParameter("atLeast");
        if (atLeast == null) {
            // The answer names its position, so one that is behind is still an honest one.
            long own = Account.signedIn()
                    .map(account -> ownWrites.lastOf(account.id()))
                    .orElse(0L);
            boolean _ = views.await(own, OWN_WRITES_LIMIT);
        } else {
            reach(position("atLeast", atLeast));
        }
        return true;
    }

    /** A misspelt parameter would be answered with figures of another day, and nobody would notice. */
    private static void refuseUnknown(Map<String, String[]> given, HandlerMethod method) {
        given.forEach((name, values) -> {
            boolean known = name.equals("atLeast")
                    || Arrays.stream(method.getMethodParameters())
                            .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                                    && name.equals(parameter.getParameter().getName()));
            if (!known) {
                throw new MalformedRequestException("There is no such parameter here.");
            }
            if (values.length > 1) {
                throw new MalformedRequestException(name + " is given more than once.");
            }
            if (values[0].codePoints().anyMatch(ReadGate::isNoText)) {
                throw new MalformedRequestException(name + " has characters that are not text.");
            }
        });
    }

    private static boolean isNoText(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    /** Waits until the views include a position of the event store. */
    void reach(long position) throws InterruptedException {
        if (views.await(position, Duration.ZERO)) {
            return;
        }
        if (position > events.head()) {
            throw new MalformedRequestException("Nothing is recorded at position " + position + " yet.");
        }
        if (!views.await(position, LIMIT)) {
            throw new NotCaughtUpException(position);
        }
    }

    /** Reads a position out of a parameter. */
    public static long position(String parameter, String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new MalformedRequestException(parameter + " is a position: a whole number.");
        }
        return Long.parseLong(text);
    }
}
