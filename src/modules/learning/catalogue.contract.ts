import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, optionalText, text } from '#kernel/fields.ts';
import { keeperRoles, timetableRoles, usualSubjects } from './learning.rules.ts';

const params = z.object({ id });
export const subjectView = z.object({
  id,
  area: areaCode,
  name: z.string(),
  about: z.string().nullable(),
  version: z.int(),
});
export const courseView = z.object({
  id,
  area: areaCode,
  subjectId: id,
  subject: z.string(),
  title: z.string(),
  about: z.string().nullable(),
  hoursEach: z.int(),
  needs: z.string().nullable(),
  version: z.int(),
});
export const teacherView = z.object({
  id,
  area: areaCode,
  accountId: id.nullable(),
  account: z.string().nullable(),
  name: z.string(),
  about: z.string().nullable(),
  hasPhone: z.boolean(),
  leftOn: day.nullable(),
  subjects: z.array(z.object({ id, name: z.string() })),
  version: z.int(),
});
export const roomView = z.object({
  id,
  area: areaCode,
  organisationId: id,
  name: z.string(),
  address: z.string(),
  seats: z.int(),
  stepFree: z.boolean(),
  about: z.string().nullable(),
  closedOn: day.nullable(),
  version: z.int(),
});
export type SubjectView = z.output<typeof subjectView>;
export type CourseView = z.output<typeof courseView>;
export type TeacherView = z.output<typeof teacherView>;
export type RoomView = z.output<typeof roomView>;

export const courseInput = z.object({
  subjectId: id,
  title: text(60, 2),
  about: optionalText(1000, 2),
  hoursEach: z.int().min(1).max(8),
  needs: optionalText(300, 2),
});
export const teacherInput = z.object({
  name: text(60),
  accountId: id.optional(),
  about: optionalText(300, 2),
  phone: optionalText(30),
  subjectIds: z.array(id).max(20),
});
export const roomInput = z.object({
  name: text(40),
  address: text(120, 2),
  seats: z.int().min(1).max(2000),
  stepFree: z.boolean(),
  about: optionalText(300, 2),
});
export type CourseInput = z.output<typeof courseInput>;
export type TeacherInput = z.output<typeof teacherInput>;
export type RoomInput = z.output<typeof roomInput>;

export const catalogueApi = {
  catalogue: endpoint({
    method: 'GET',
    path: '/api/learning/catalogue',
    allow: timetableRoles,
    says: ['学科、课程、教师、教室', 'Subjects, courses, teachers, rooms'],
    output: z.object({
      subjects: z.array(subjectView),
      courses: z.array(courseView),
      teachers: z.array(teacherView),
      rooms: z.array(roomView),
      /** Accounts of teachers at work in the place, to link a teacher to. */
      accounts: z.array(z.object({ id, name: z.string() })),
    }),
  }),
  addSubject: endpoint({
    method: 'POST',
    path: '/api/learning/subjects',
    allow: keeperRoles,
    says: ['加一门学科', 'A new subject'],
    input: z.object({ name: text(30), about: optionalText(300, 2) }),
    output: subjectView,
  }),
  addUsualSubjects: endpoint({
    method: 'POST',
    path: '/api/learning/subjects/usual',
    allow: keeperRoles,
    says: ['加上常设的八门学科', 'The eight usual subjects, those that are missing'],
    input: z.object({
      of: z
        .array(z.enum(usualSubjects))
        .min(1)
        .default([...usualSubjects]),
    }),
    output: z.object({ items: z.array(subjectView) }),
  }),
  addCourse: endpoint({
    method: 'POST',
    path: '/api/learning/courses',
    allow: keeperRoles,
    says: ['加一门课程', 'A new course'],
    input: courseInput,
    output: courseView,
  }),
  changeCourse: endpoint({
    method: 'PUT',
    path: '/api/learning/courses/:id',
    allow: keeperRoles,
    says: ['修改课程', 'Change a course'],
    params,
    input: courseInput,
    output: courseView,
    versioned: true,
  }),
  addTeacher: endpoint({
    method: 'POST',
    path: '/api/learning/teachers',
    allow: keeperRoles,
    says: ['登记一位教师', 'A new teacher'],
    input: teacherInput,
    output: teacherView,
  }),
  changeTeacher: endpoint({
    method: 'PUT',
    path: '/api/learning/teachers/:id',
    allow: keeperRoles,
    says: ['修改教师', 'Change a teacher'],
    params,
    input: teacherInput.extend({ leftOn: day.optional() }),
    output: teacherView,
    versioned: true,
  }),
  teacherPhone: endpoint({
    method: 'POST',
    path: '/api/learning/teachers/:id/phone',
    allow: keeperRoles,
    says: ['看教师的电话(留痕)', 'See the telephone of a teacher; noted'],
    params,
    input: z.object({}),
    output: z.object({ phone: z.string().nullable() }),
  }),
  addRoom: endpoint({
    method: 'POST',
    path: '/api/learning/rooms',
    allow: keeperRoles,
    says: ['登记一间教室', 'A new room'],
    input: roomInput,
    output: roomView,
  }),
  changeRoom: endpoint({
    method: 'PUT',
    path: '/api/learning/rooms/:id',
    allow: keeperRoles,
    says: ['修改教室', 'Change a room'],
    params,
    input: roomInput.extend({ closedOn: day.optional() }),
    output: roomView,
    versioned: true,
  }),
};
export type CatalogueApi = typeof catalogueApi;
