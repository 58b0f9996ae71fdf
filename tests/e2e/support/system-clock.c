/* What a program takes for the system's clock: that clock, set back by the seconds that a file holds. Time that only
   passes, by which it measures and waits, is left alone. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile long long *set_back;

__attribute__((constructor)) static void find(void) {
  const char *path = getenv("CLOCK_SET_BACK");
  int file = path ? open(path, O_RDONLY) : -1;
  if (file < 0) return;
  void *held = mmap(0, sizeof *set_back, PROT_READ, MAP_SHARED, file, 0);
  if (held != MAP_FAILED) set_back = held;
  close(file);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  int failed = syscall(SYS_clock_gettime, clock, time);
  if (!failed && set_back && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) time->tv_sec -= *set_back;
  return failed;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  struct timespec now;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &now);
  time->tv_sec = now.tv_sec;
  time->tv_usec = now.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *seconds) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (seconds) *seconds = now.tv_sec;
  return now.tv_sec;
}
