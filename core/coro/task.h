// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace interleave {

template <class T> class Task;

namespace detail {

/// A finished task continues its awaiter only if that really suspended: no symmetric transfer,
/// which GCC 12 turns into unbounded recursion below -O2 (the scheme of cppcoro's fallback).
class TaskPromiseBase {
public:
    struct FinalAwaiter {
        [[nodiscard]] bool await_ready() const noexcept { return false; }
        template <class Promise>
        void await_suspend(std::coroutine_handle<Promise> finished) const noexcept
        {
            TaskPromiseBase& promise = finished.promise();
            if (promise.m_awaiterSuspended && promise.m_awaiter)
                promise.m_awaiter.resume();
        }
        void await_resume() const noexcept { }
    };

    [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
    [[nodiscard]] FinalAwaiter final_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept { m_exception = std::current_exception(); }

protected:
    template <class T> friend class interleave::Task;
    std::coroutine_handle<> m_awaiter;
    bool m_awaiterSuspended = false;
    std::exception_ptr m_exception;
};

template <class T> class TaskPromise : public TaskPromiseBase {
public:
    Task<T> get_return_object() noexcept;
    template <class U> void return_value(U&& value) { m_value.emplace(std::forward<U>(value)); }

private:
    friend class Task<T>;
    std::optional<T> m_value;
};

template <> class TaskPromise<void> : public TaskPromiseBase {
public:
    Task<void> get_return_object() noexcept;
    void return_void() noexcept { }
};

} // namespace detail

/// A lazy coroutine: it starts when it is awaited (once) or when `start` is called (the root of a
/// task). Owns its frame. Awaiting it never grows the stack by more than one level of nesting. Not
/// thread-safe: started, resumed and destroyed by one thread at a time. Errors: what the body
/// throws is rethrown by the await or by `takeResult`.
template <class T> class [[nodiscard]] Task {
public:
    using promise_type = detail::TaskPromise<T>;
    using Handle = std::coroutine_handle<promise_type>;

    Task() = default;
    explicit Task(Handle handle) : m_handle(handle) { }
    Task(Task&& other) noexcept : m_handle(std::exchange(other.m_handle, {})) { }
    Task& operator=(Task&& other) noexcept
    {
        Task old(std::move(*this));
        m_handle = std::exchange(other.m_handle, {});
        return *this;
    }
    Task(const Task&) = delete;
    Task& operator=(const Task&) = delete;
    ~Task()
    {
        if (m_handle)
            m_handle.destroy();
    }

    [[nodiscard]] bool isEmpty() const { return !m_handle; }
    [[nodiscard]] bool isDone() const { return m_handle && m_handle.done(); }
    /// Runs to the first suspension. Only for a root, that nobody awaits.
    void start() { m_handle.resume(); }
    /// The result of a root that isDone(). Rethrows what the body threw.
    T takeResult() { return result(m_handle); }

    struct Awaiter {
        Handle child;
        [[nodiscard]] bool await_ready() const noexcept { return false; }
        bool await_suspend(std::coroutine_handle<> awaiter) const
        {
            auto& promise = child.promise();
            promise.m_awaiter = awaiter;
            child.resume();
            if (child.done())
                return false; // finished without suspending: go on at once
            promise.m_awaiterSuspended = true;
            return true;
        }
        T await_resume() const { return result(child); }
    };
    [[nodiscard]] Awaiter operator co_await() const& noexcept { return Awaiter { m_handle }; }
    [[nodiscard]] Awaiter operator co_await() const&& noexcept { return Awaiter { m_handle }; }

private:
    static T result(Handle handle)
    {
        auto& promise = handle.promise();
        if (promise.m_exception)
            std::rethrow_exception(promise.m_exception);
        if constexpr (!std::is_void_v<T>)
            return std::move(*promise.m_value);
    }

    Handle m_handle;
};

namespace detail {
template <class T> Task<T> TaskPromise<T>::get_return_object() noexcept
{
    return Task<T>(std::coroutine_handle<TaskPromise<T>>::from_promise(*this));
}
inline Task<void> TaskPromise<void>::get_return_object() noexcept
{
    return Task<void>(std::coroutine_handle<TaskPromise<void>>::from_promise(*this));
}
} // namespace detail

} // namespace interleave
